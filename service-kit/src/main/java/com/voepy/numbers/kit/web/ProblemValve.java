package com.voepy.numbers.kit.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/// Says in problem+json what Tomcat itself refuses, before any filter of ours ran: broken request lines and headers,
/// unknown transfer encodings, TRACE.
///
/// Public, with a public constructor, because Tomcat makes it by its name.
public final class ProblemValve extends ErrorReportValve {

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        super.invoke(request, response);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported() || !canAnswer(response)) {
            return;
        }
        var rejection = Refusals.ofStatus(status, "The server does not take this request as it was sent.");
        Problem.writeHeaders(request, response, rejection);
        try {
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(Problem.json(request, rejection));
                response.finishResponse();
            }
        } catch (IOException _) {
            // The client is gone; there is nobody to tell.
        }
    }

    private static boolean canAnswer(Response response) {
        var allowed = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, allowed);
        return allowed.get();
    }
}
