package com.voepy.numbers.query.evidence;

import com.voepy.numbers.evidence.SigningKey;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.view.Answers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The log with all that it promised, for those who check the whole of it themselves: nothing here is checked by the
/// one who is to be checked.
@RestController
@RequestMapping("/v1/audit/log")
@RequiresScope(ApiKeyScope.AUDITOR)
class LogController {

    private final EventLog log;
    private final KeptLeaves leaves;
    private final Checkpoints checkpoints;
    private final SigningKey key;

    LogController(EventLog log, KeptLeaves leaves, Checkpoints checkpoints, SigningKey key) {
        this.log = log;
        this.leaves = leaves;
        this.checkpoints = checkpoints;
        this.key = key;
    }

    /// `GET /v1/audit/log` — how long the log is, and with which key it is verified.
    @AnswersWith(LogResource.class)
    @GetMapping
    ResponseEntity<Object> log() {
        // First what is promised, then what is there, which may only be more.
        long anchored = checkpoints.latest().map(CheckpointResource::size).orElse(0L);
        var verifier = key.verifier();
        return Answers.one(Optional.of(new LogResource(log.head(), anchored, verifier.name(), verifier.toString())));
    }

    /// `GET /v1/audit/log/entries` — the log as it is, oldest first: for each event a line of canonical JSON, the very
    /// bytes that are a leaf of the tree. Ask again after the `position` of the last line until there is none.
    ///
    /// @param query how far to go
    @AnswersWith(value = byte[].class, mediaType = Lines.MEDIA_TYPE)
    @TakesLines
    @GetMapping("/entries")
    ResponseEntity<byte[]> entries(@RequestParam Map<String, String> query) {
        var lines = Lines.of(query);
        return Lines.answer(log.rowsAfter(lines.after(), lines.max()).stream()
                .map(LogEntries::of)
                .toList());
    }

    /// `GET /v1/audit/log/leaves` — for each event a line with the hash it had when it was put into the tree, base64 in
    /// quotes, or `null` where that is lost. Where an entry has another hash now, it is not what it was.
    ///
    /// @param query how far to go
    @AnswersWith(value = byte[].class, mediaType = Lines.MEDIA_TYPE)
    @TakesLines
    @GetMapping("/leaves")
    ResponseEntity<byte[]> leaves(@RequestParam Map<String, String> query) {
        var lines = Lines.of(query);
        return Lines.answer(leaves.after(lines.after(), lines.max()).stream()
                .map(hash -> hash.map("\"%s\""::formatted).orElse("null").getBytes(StandardCharsets.US_ASCII))
                .toList());
    }

    /// `GET /v1/audit/log/checkpoints` — what the log has said of itself, oldest first: a checkpoint as a line. Ask
    /// again after the `size` of the last line until there is none.
    ///
    /// @param query how far to go
    @AnswersWith(value = byte[].class, mediaType = Lines.MEDIA_TYPE)
    @TakesLines
    @GetMapping("/checkpoints")
    ResponseEntity<byte[]> checkpoints(@RequestParam Map<String, String> query) {
        var lines = Lines.of(query);
        return Lines.answer(checkpoints.after(lines.after(), lines.max()).stream()
                .map(WireJson.mapper()::writeValueAsBytes)
                .toList());
    }
}
