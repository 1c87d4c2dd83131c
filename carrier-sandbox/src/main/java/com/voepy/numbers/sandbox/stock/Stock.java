package com.voepy.numbers.sandbox.stock;

import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What this carrier has to sell, sold or not: a function of the number, the same at every start.
///
/// Kept as blocks, so ten million numbers are ten thousand objects; a number exists when its block offers its suffix.
public final class Stock {

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    private final NavigableMap<String, Block> blocks;

    Stock(NavigableMap<String, Block> blocks) {
        this.blocks = Collections.unmodifiableNavigableMap(blocks);
    }

    /// @param usLocalNumbers how many US local numbers, at least; the Austin blocks are always there
    public static Stock with(int usLocalNumbers) {
        var blocks = new TreeMap<String, Block>();
        UsLocalBlocks.of(usLocalNumbers).forEach(block -> add(blocks, block));
        ListedBlocks.all().forEach(block -> add(blocks, block));
        return new Stock(blocks);
    }

    /// By prefix.
    public Collection<Block> blocks() {
        return blocks.values();
    }

    /// The block that offers this number; empty if none does, or if it is no number at all.
    public Optional<Block> blockOffering(String e164) {
        return isE164(e164)
                ? Optional.ofNullable(blocks.get(Block.prefixOf(e164))).filter(block -> block.offers(e164))
                : Optional.empty();
    }

    /// The block that offers a number which was found on offer before.
    ///
    /// @throws IllegalStateException if none does, for example after a restart with less stock
    public Block blockOf(String e164) {
        return blockOffering(e164).orElseThrow(() -> new IllegalStateException(e164 + " is not in stock"));
    }

    /// Whether it is written as E.164, on offer or not.
    public static boolean isE164(String text) {
        return E164.matcher(text).matches();
    }

    private static void add(NavigableMap<String, Block> blocks, Block block) {
        if (blocks.put(block.prefix(), block) != null) {
            throw new IllegalStateException("The block " + block.prefix() + " is there twice");
        }
    }
}
