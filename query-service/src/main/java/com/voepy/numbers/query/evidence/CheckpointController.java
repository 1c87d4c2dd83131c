package com.voepy.numbers.query.evidence;

import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.evidence.Tree;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.contract.AnswersWith.Shape;
import com.voepy.numbers.kit.contract.Refuses;
import com.voepy.numbers.kit.contract.Takes;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.FieldError.Code;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Checkpoints are the same for every tenant: they say nothing but that the log is what it was, and whoever keeps one
/// finds out if anything before it is changed.
@RestController
@RequestMapping("/v1/checkpoints")
@RequiresScope(value = ApiKeyScope.EVENTS_READ, or = ApiKeyScope.AUDITOR)
class CheckpointController {

    private final Checkpoints checkpoints;
    private final JdbcClient jdbc;

    CheckpointController(Checkpoints checkpoints, JdbcClient jdbc) {
        this.checkpoints = checkpoints;
        this.jdbc = jdbc;
    }

    /// `GET /v1/checkpoints` — newest first. While anything happens, there is a new one every few seconds.
    @AnswersWith(value = CheckpointResource.class, shape = Shape.PAGE)
    @GetMapping
    Page<CheckpointResource> page(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return checkpoints.page(PageRequest.of("checkpoints", limit, cursor));
    }

    /// `GET /v1/checkpoints/latest` — in the first seconds of a log there is none yet.
    @AnswersWith(CheckpointResource.class)
    @Refuses(ErrorCode.NOT_FOUND)
    @GetMapping("/latest")
    ResponseEntity<Object> latest() {
        return Answers.one(checkpoints.latest());
    }

    /// `GET /v1/checkpoints/{size}`
    @AnswersWith(CheckpointResource.class)
    @GetMapping("/{size}")
    ResponseEntity<Object> one(@PathVariable String size) {
        return Answers.one(checkpoints.ofSize(sizeOf(size)));
    }

    /// `GET /v1/checkpoints/{size}/consistency` — proves that the log at this checkpoint has grown from an earlier one.
    ///
    /// @param from size of the earlier checkpoint
    @AnswersWith(ConsistencyResource.class)
    @GetMapping("/{size}/consistency")
    ResponseEntity<Object> consistency(
            @PathVariable String size,
            @Takes(required = true, as = Long.class, min = 1, says = "size of the earlier checkpoint, in events")
                    @RequestParam(required = false)
                    @Nullable
                    String from) {
        var to = sizeOf(size);
        checkpoints.ofSize(to).orElseThrow(Answers::notFound);
        var checks = new Checks();
        var before = parsed(checks.required("from", from, "1"));
        checks.that(
                before >= 1 && before <= to,
                "from",
                Code.OUT_OF_RANGE,
                "must be a size from 1 to that of the checkpoint");
        checks.orThrow();
        var hashes = new Tree(new Tiles(jdbc))
                .consistency(before, to).stream().map(Hash::toString).toList();
        return Answers.one(Optional.of(new ConsistencyResource(before, to, hashes)));
    }

    /// What is no size names no checkpoint.
    private static long sizeOf(String text) {
        var size = parsed(text);
        if (size < 1) {
            throw Answers.notFound();
        }
        return size;
    }

    private static long parsed(String text) {
        return text.matches("[1-9][0-9]{0,17}") ? Long.parseLong(text) : -1;
    }
}
