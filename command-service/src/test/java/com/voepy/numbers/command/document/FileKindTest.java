package com.voepy.numbers.command.document;

import static com.voepy.numbers.command.document.Files.jpeg;
import static com.voepy.numbers.command.document.Files.pdf;
import static com.voepy.numbers.command.document.Files.png;
import static com.voepy.numbers.command.document.Files.with;
import static com.voepy.numbers.command.document.Files.zip;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FileKindTest {

    @Test
    void is_known_by_what_is_in_it() {
        assertThat(FileKind.of(pdf("bill"))).hasValue(FileKind.PDF);
        assertThat(FileKind.of(png())).hasValue(FileKind.PNG);
        assertThat(FileKind.of(jpeg())).hasValue(FileKind.JPEG);
        assertThat(FileKind.of(with(pdf("bill"), "\r\n \n".getBytes(StandardCharsets.US_ASCII))))
                .hasValue(FileKind.PDF);
    }

    @Test
    void is_none_of_them_if_it_is_cut_off() {
        for (var whole : List.of(pdf("bill"), png(), jpeg())) {
            assertThat(FileKind.of(Arrays.copyOf(whole, whole.length - 4))).isEmpty();
            assertThat(FileKind.of(Arrays.copyOf(whole, 4))).isEmpty();
        }
        assertThat(FileKind.of(new byte[0])).isEmpty();
    }

    @Test
    void is_none_of_them_if_it_is_something_else_too() {
        for (var whole : List.of(pdf("bill"), png(), jpeg())) {
            assertThat(FileKind.of(with(whole, zip()))).isEmpty();
            assertThat(FileKind.of(with(zip(), whole))).isEmpty();
            assertThat(FileKind.of(with("<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII), whole)))
                    .isEmpty();
        }
    }

    @Test
    void is_none_of_them_if_it_is_just_something_else() {
        for (var text : List.of(
                "", "hello", "<html></html>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "MZ\0\0", "GIF89a")) {
            assertThat(FileKind.of(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .as(text)
                    .isEmpty();
        }
        assertThat(FileKind.of(zip())).isEmpty();
    }

    @Test
    void is_none_of_them_if_its_chunks_lie() {
        var lying = png();
        lying[8] = 0x7f;
        assertThat(FileKind.of(lying)).isEmpty();
        lying[8] = (byte) 0xff;
        assertThat(FileKind.of(lying)).isEmpty();
    }
}
