package com.voepy.numbers.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TreeTest {

    /// The leaves that implementations of RFC 6962 agree on, in hex, and the roots over the first 0, 1, … of them.
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final int SIZE_MAX = 70;

    private final Leaves leaves = new Leaves();
    private final Tree tree = leaves.tree();

    @Test
    void has_the_roots_that_everybody_has() {
        LEAVES.forEach(leaf -> leaves.add(HexFormat.of().parseHex(leaf)));
        for (var size = 0; size < ROOTS.size(); size++) {
            assertThat(HexFormat.of().formatHex(tree.root(size).bytes())).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void proves_every_leaf_of_every_size() {
        fill();
        for (var size = 1; size <= SIZE_MAX; size++) {
            for (var index = 0; index < size; index++) {
                assertThat(Proofs.includes(
                                leaves.leaf(index), index, size, tree.inclusion(index, size), tree.root(size)))
                        .isTrue();
            }
        }
    }

    @Test
    void proves_that_every_size_grew_to_every_other() {
        fill();
        for (var to = 1; to <= SIZE_MAX; to++) {
            for (var from = 1; from <= to; from++) {
                assertThat(Proofs.grows(from, tree.root(from), to, tree.root(to), tree.consistency(from, to)))
                        .isTrue();
            }
        }
    }

    @Test
    void proves_nothing_else() {
        fill();
        var random = new Random(4711);
        for (var i = 0; i < 10_000; i++) {
            var size = random.nextInt(2, SIZE_MAX);
            var index = random.nextInt(size);
            var proof = new ArrayList<>(tree.inclusion(index, size));
            var root = tree.root(size);
            var leaf = leaves.leaf(index);
            var isFalse = switch (i % 7) {
                case 0 -> Proofs.includes(leaf, (index + 1) % size, size, proof, root);
                case 1 -> Proofs.includes(leaves.leaf((index + 1) % size), index, size, proof, root);
                case 2 -> Proofs.includes(leaf, index, size, proof, tree.root(size - 1));
                case 3 -> Proofs.includes(leaf, index, size, proof.subList(1, proof.size()), root);
                case 4 -> {
                    proof.add(leaf);
                    yield Proofs.includes(leaf, index, size, proof, root);
                }
                case 5 -> {
                    proof.set(random.nextInt(proof.size()), leaves.leaf(SIZE_MAX));
                    yield Proofs.includes(leaf, index, size, proof, root);
                }
                default -> Proofs.includes(leaf, -1 - index, size, proof, root);
            };
            assertThat(isFalse).as("%d of %d, way %d", index, size, i % 7).isFalse();
        }
    }

    @Test
    void does_not_grow_from_what_it_was_not() {
        fill();
        for (var to = 2; to <= SIZE_MAX; to++) {
            for (var from = 1; from < to; from++) {
                var proof = tree.consistency(from, to);
                var other = leaves.leaf(SIZE_MAX);
                assertThat(Proofs.grows(from, other, to, tree.root(to), proof)).isFalse();
                assertThat(Proofs.grows(from, tree.root(from), to, other, proof))
                        .isFalse();
                assertThat(Proofs.grows(from, tree.root(from), to, tree.root(to), proof.subList(0, proof.size() - 1)))
                        .isFalse();
                assertThat(Proofs.grows(to, tree.root(to), from, tree.root(from), proof))
                        .isFalse();
            }
        }
    }

    @Test
    void refuses_what_no_log_has() {
        fill();
        assertThatIllegalArgumentException().isThrownBy(() -> tree.root(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(5, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(-1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.consistency(0, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.consistency(6, 5));
    }

    private void fill() {
        for (var i = 0; i <= SIZE_MAX; i++) {
            leaves.add(new byte[] {(byte) i});
        }
    }
}
