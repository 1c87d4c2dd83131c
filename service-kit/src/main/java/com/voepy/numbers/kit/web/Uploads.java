package com.voepy.numbers.kit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/// The one place that takes files, and how much of them. Everywhere else a multipart body is bounded like any other,
/// and refused.
public final class Uploads {

    public static final String PATH = "/v1/numbers/porting-documents";

    /// Source: the HTTP contract, 10 MiB each.
    public static final int FILE_BYTES_MAX = 10 << 20;

    /// A whole request; it is held in memory, so that no unencrypted file is ever on disk.
    public static final int REQUEST_BYTES_MAX = 32 << 20;

    private Uploads() {}

    static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")
                && request.getMethod().equals("POST")
                && request.getRequestURI().equals(PATH);
    }
}
