package com.voepy.numbers.kit.web;

import com.voepy.numbers.kit.problem.ErrorCode;
import com.voepy.numbers.kit.problem.Rejection;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Bounds the body of a request, whether it announces its length or comes in chunks.
///
/// Uploads have a limit of their own, which is counted where their parts are read; see [Uploads].
final class BodyLimit extends HttpServletRequestWrapper {

    /// Source: the API's conventions; 50 numbers with everything about them fit many times.
    static final int BODY_BYTES_MAX = 1024 * 1024;

    private @Nullable ServletInputStream counted;

    private BodyLimit(HttpServletRequest request) {
        super(request);
    }

    /// The same request, whose body ends in `413 payload_too_large` after [#BODY_BYTES_MAX].
    static HttpServletRequest on(HttpServletRequest request) {
        if (Uploads.isUpload(request)) {
            if (request.getContentLengthLong() > Uploads.REQUEST_BYTES_MAX) {
                throw tooLarge(Uploads.REQUEST_BYTES_MAX);
            }
            return request;
        }
        if (request.getContentLengthLong() > BODY_BYTES_MAX) {
            throw tooLarge(BODY_BYTES_MAX);
        }
        return new BodyLimit(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (counted == null) {
            counted = new Counted(super.getInputStream());
        }
        return counted;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static Rejection tooLarge(int bytesMax) {
        return ErrorCode.PAYLOAD_TOO_LARGE.because("The body is longer than %d bytes.".formatted(bytesMax));
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private int bytes;

        Counted(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = body.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int more) {
            bytes += more;
            if (bytes > BODY_BYTES_MAX) {
                throw tooLarge(BODY_BYTES_MAX);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
