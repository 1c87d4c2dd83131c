package com.voepy.numbers.acceptance.platform;

import java.net.http.HttpRequest.BodyPublishers;

/// Files as a browser's form uploads them.
public final class Documents {

    public static final String PATH = "/v1/numbers/porting-documents";

    private static final String BOUNDARY = "a-line-that-is-in-no-file";

    private Documents() {}

    /// Uploads one file.
    ///
    /// @param type `loa`, `bill` or `other`
    /// @param headers names and values in turn
    public static Answer upload(Client client, String type, String filename, String content, String... headers) {
        var body = """
            --%1$s\r
            Content-Disposition: form-data; name="type"\r
            \r
            %2$s\r
            --%1$s\r
            Content-Disposition: form-data; name="file"; filename="%3$s"\r
            Content-Type: application/pdf\r
            \r
            %4$s\r
            --%1$s--\r
            """.formatted(BOUNDARY, type, filename, content);
        var all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "multipart/form-data; boundary=" + BOUNDARY;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return client.send("POST", PATH, BodyPublishers.ofString(body), all);
    }

    /// Uploads a letter of authorization and returns its id.
    public static String letter(Client client) {
        return upload(client, "loa", "loa.pdf", pdf("a letter")).expect(201).at("/data/0/id");
    }

    /// A small document whose content differs by the comment.
    public static String pdf(String comment) {
        return """
            %%PDF-1.4
            %% %s
            1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
            2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj
            trailer <</Root 1 0 R>>
            %%%%EOF\
            """.formatted(comment);
    }
}
