package com.voepy.numbers.cli;

/// Text of others, made fit for a terminal.
final class Text {

    private static final int REPLACEMENT = 0xfffd;

    private Text() {}

    /// Without what would move the cursor, colour the screen or turn the reading direction: whoever can write a
    /// reference or a comment would otherwise write on somebody's terminal.
    static String printable(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> REPLACEMENT;
                    default -> character;
                })
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
