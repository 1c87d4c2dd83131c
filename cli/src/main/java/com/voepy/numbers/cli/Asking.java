package com.voepy.numbers.cli;

/// One request, its answer shown, and the end of the work it began if that is wanted.
final class Asking {

    private Asking() {}

    static void run(Invocation invocation) {
        // Read before anything is sent: what is wrong on the command line is said while nothing has happened.
        var timeout = invocation.timeout();
        var answer = invocation.api().ask(invocation.call());
        invocation.screen().show(answer, invocation.verb().columns());
        if (invocation.isOn(Verb.WAIT)) {
            Waiting.untilOver(invocation, answer, timeout);
        }
    }
}
