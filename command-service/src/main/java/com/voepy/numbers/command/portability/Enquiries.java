package com.voepy.numbers.command.portability;

import com.voepy.numbers.command.carrier.Errand;
import com.voepy.numbers.kernel.E164;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Asks the same about many numbers, several at a time, and for so long only.
final class Enquiries {

    /// Half of what the adapter takes by default, so that orders are never kept waiting by questions.
    private static final int AT_ONCE_MAX = 8;

    private Enquiries() {}

    interface Question<A> {
        Optional<A> ask(E164 e164) throws InterruptedException;
    }

    /// What came back in time. Whoever is still asking then is interrupted.
    static <A> Map<E164, A> ask(List<E164> numbers, Duration max, Question<A> question) throws InterruptedException {
        var errand = Errand.current();
        var turns = new Semaphore(AT_ONCE_MAX);
        var tasks = numbers.stream()
                .<Callable<Optional<A>>>map(e164 -> () -> {
                    turns.acquire();
                    try {
                        return errand.about(e164).run(() -> question.ask(e164));
                    } finally {
                        turns.release();
                    }
                })
                .toList();
        Map<E164, A> answers = new HashMap<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = threads.invokeAll(tasks, max.toMillis(), TimeUnit.MILLISECONDS);
            for (int i = 0; i < numbers.size(); i++) {
                var e164 = numbers.get(i);
                if (!asked.get(i).isCancelled()) {
                    asked.get(i).get().ifPresent(answer -> answers.put(e164, answer));
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a question failed", e.getCause());
        }
        return answers;
    }
}
