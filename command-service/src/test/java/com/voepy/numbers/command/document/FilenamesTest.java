package com.voepy.numbers.command.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FilenamesTest {

    @ParameterizedTest
    @CsvSource({
        "bill.pdf,                     bill.pdf",
        "Bill März 2030.pdf,           Bill März 2030.pdf",
        "../../etc/passwd,             passwd",
        "C:\\temp\\bill.pdf,           bill.pdf",
        "/,                            document.pdf",
        "..,                           document.pdf",
        ".bashrc,                      bashrc",
        "a\"b;c*d?e|f.pdf,             ab;cdef.pdf",
        "report.pdf. .,                report.pdf",
    })
    void are_made_harmless(String given, String name) {
        assertThat(Filenames.of(given, FileKind.PDF)).isEqualTo(name);
    }

    @Test
    void lose_what_nobody_sees() {
        assertThat(Filenames.of("a\0b\007\r\n.pdf", FileKind.PDF)).isEqualTo("ab.pdf");
        assertThat(Filenames.of("evil\u202efdp.exe", FileKind.PDF)).isEqualTo("evilfdp.exe");
    }

    @Test
    void are_made_up_where_there_is_none() {
        assertThat(Filenames.of(null, FileKind.JPEG)).isEqualTo("document.jpg");
        assertThat(Filenames.of("", FileKind.PNG)).isEqualTo("document.png");
    }

    @Test
    void keep_their_end_when_they_are_too_long() {
        var name = Filenames.of("x".repeat(500) + ".pdf", FileKind.PDF);
        assertThat(name).hasSize(Filenames.CHARS_MAX).endsWith("x.pdf");
    }
}
