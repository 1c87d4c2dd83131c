package com.voepy.numbers.cli;

import com.voepy.numbers.evidence.Checkpoint;
import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.evidence.KeptCheck;
import com.voepy.numbers.evidence.NotVerified;
import com.voepy.numbers.evidence.VerifierKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Checks here that the log has grown from each checkpoint that somebody kept: a customer's key is enough for it.
final class KeptChecking {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Invocation invocation;
    private final boolean isKeyTrusted;
    private final VerifierKey key;

    private KeptChecking(Invocation invocation, boolean isKeyTrusted, VerifierKey key) {
        this.invocation = invocation;
        this.isKeyTrusted = isKeyTrusted;
        this.key = key;
    }

    static void run(Invocation invocation) {
        // Read before anything is asked: what is wrong on the command line is said while nothing has happened.
        var kept = KeptCheckpoints.in(
                Path.of(invocation.text(LogVerifying.CHECKPOINTS).orElse("")));
        var trusted = invocation.text(LogVerifying.KEY).map(EvidenceCheck::key);
        var newest = invocation.api().ask(Call.get("/v1/checkpoints/latest")).json();
        var key = trusted.orElseGet(
                () -> EvidenceCheck.key(newest.path("verifier_key").asString("")));
        new KeptChecking(invocation, trusted.isPresent(), key)
                .run(kept, newest.path("note").asString(""));
    }

    private void run(List<String> kept, String note) {
        var newest = verified(note);
        var result = KeptCheck.of(
                kept,
                newest,
                key,
                size -> hashes(size, newest.size()),
                looked -> invocation.screen().working("%,d checkpoints".formatted(looked)));
        var screen = invocation.screen();
        screen.endProgress();
        if (screen.isJson()) {
            screen.line(JSON.writeValueAsString(json(result, newest, kept.size())));
        } else {
            tell(result, newest);
        }
        if (!result.findings().isEmpty()) {
            throw Failure.notVerified(
                    "NOT VERIFIED: %d findings".formatted(result.findings().size()));
        }
    }

    private Checkpoint verified(String note) {
        try {
            return Checkpoint.verified(note, key);
        } catch (NotVerified e) {
            throw Failure.notVerified("NOT VERIFIED: the log's newest checkpoint: " + e.why());
        }
    }

    /// None if what came is no proof.
    private List<Hash> hashes(long from, long to) {
        var call = Call.get("/v1/checkpoints/%d/consistency".formatted(to)).with("from", Long.toString(from));
        var hashes = new ArrayList<Hash>();
        for (JsonNode hash : invocation.api().ask(call).json().path("hashes")) {
            try {
                hashes.add(Hash.ofBase64(hash.asString("")));
            } catch (IllegalArgumentException e) {
                return List.of();
            }
        }
        return hashes;
    }

    private void tell(KeptCheck.Result result, Checkpoint newest) {
        var screen = invocation.screen();
        result.findings().forEach(finding -> screen.line(finding.says()));
        if (result.findings().isEmpty()) {
            screen.line("verified: %s has grown from all %d checkpoints that you kept"
                    .formatted(key.name(), result.checkpoints()));
            screen.line("up to its checkpoint at event %d, root %s".formatted(newest.size(), newest.root()));
            screen.line("with the key %s%s".formatted(key, isKeyTrusted ? "" : ", which is the log's own word"));
        }
    }

    private ObjectNode json(KeptCheck.Result result, Checkpoint newest, int kept) {
        var json = JSON.createObjectNode()
                .put("verified", result.findings().isEmpty())
                .put("origin", key.name())
                .put("verifier_key", key.toString())
                .put("kept", kept)
                .put("grown_from", result.checkpoints())
                .put("size", newest.size())
                .put("root", newest.root().toString());
        var findings = json.putArray("findings");
        result.findings().forEach(finding -> findings.add(LogVerifying.json(finding, finding.says())));
        return json;
    }
}
