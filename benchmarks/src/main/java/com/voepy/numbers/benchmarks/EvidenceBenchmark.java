package com.voepy.numbers.benchmarks;

import com.voepy.numbers.evidence.Bundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

/// Packs the proof of many events, over HTTP, and verifies it, here.
final class EvidenceBenchmark {

    /// Each takes long, and what is compared is far apart.
    private static final int ROUNDS_PER_LONG_ROUND = 20;

    private EvidenceBenchmark() {}

    static void measure(Product product, Streams streams, int events, int rounds) throws Exception {
        var path = "/v1/audit/evidence?type=BalanceCredited&tenant_id=" + streams.tenantId();
        var zip = product.get(Product.OPERATOR_KEY, path);
        var proved = Bundle.verified(new ByteArrayInputStream(zip), null).events();
        var files = files(zip);
        var longRounds = Math.max(1, rounds / ROUNDS_PER_LONG_ROUND);
        var table = new Table(System.out, "evidence of %d events".formatted(proved));
        table.baseline("SHA-256 over the bytes in it", Samples.of(rounds, () -> digest(files)));
        table.row("pack, over HTTP", Samples.of(longRounds, () -> product.get(Product.OPERATOR_KEY, path)));
        table.row("verify", Samples.of(longRounds, () -> Bundle.verified(new ByteArrayInputStream(zip), null)));
    }

    private static List<byte[]> files(byte[] bundle) throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
            while (zip.getNextEntry() != null) {
                files.add(zip.readAllBytes());
            }
        }
        return files;
    }

    private static void digest(List<byte[]> files) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var file : files) {
            digest.update(file);
        }
        digest.digest();
    }
}
