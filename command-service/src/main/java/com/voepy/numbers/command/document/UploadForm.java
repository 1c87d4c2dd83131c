package com.voepy.numbers.command.document;

import static com.voepy.numbers.kit.problem.ErrorCode.MALFORMED_REQUEST;

import com.voepy.numbers.kernel.DocumentType;
import com.voepy.numbers.kit.problem.Checks;
import com.voepy.numbers.kit.problem.FieldError.Code;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/// The parts of an upload.
///
/// @param names of all parts there are
/// @param files those called `file`
/// @param type the one called `type`, or null if there is none
record UploadForm(
        Collection<String> names,
        List<MultipartFile> files,
        @Nullable String type) {

    static final String FILE = "file";
    static final String TYPE = "type";
    static final int FILES_MAX = 10;

    private static final Set<String> KNOWN = Set.of(FILE, TYPE);

    /// @throws com.voepy.numbers.kit.problem.Rejection `422` for anything that is no document
    UploadDocuments read(UUID tenantId) {
        var checks = new Checks();
        for (var name : names) {
            checks.that(KNOWN.contains(name), name, Code.UNKNOWN_FIELD, "is not a part of this endpoint");
        }
        var documentType = checks.oneOf(TYPE, type, DocumentType.class);
        var read = readFiles(checks);
        checks.orThrow();
        return new UploadDocuments(tenantId, documentType, read);
    }

    private List<UploadDocuments.File> readFiles(Checks checks) {
        checks.that(!files.isEmpty(), FILE, Code.REQUIRED, "must be given");
        if (files.size() > FILES_MAX) {
            checks.error(
                    FILE, Code.TOO_LONG, "comes %d times; at most %d are allowed".formatted(files.size(), FILES_MAX));
            return List.of();
        }
        List<UploadDocuments.File> read = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            var file = readFile(checks, "%s[%d]".formatted(FILE, i), files.get(i));
            if (file != null) {
                read.add(file);
            }
        }
        return read;
    }

    private static UploadDocuments.@Nullable File readFile(Checks checks, String field, MultipartFile file) {
        var bytes = bytes(file);
        if (bytes.length == 0) {
            checks.error(field, Code.TOO_SHORT, "is empty");
            return null;
        }
        var kind = FileKind.of(bytes);
        if (kind.isEmpty()) {
            checks.error(field, Code.NOT_ALLOWED, "is no whole PDF, PNG or JPEG, or something more than that");
            return null;
        }
        return new UploadDocuments.File(
                Filenames.of(file.getOriginalFilename(), kind.get()), kind.get(), sha256(bytes), bytes);
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException _) {
            throw MALFORMED_REQUEST.because("The body could not be read.");
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
