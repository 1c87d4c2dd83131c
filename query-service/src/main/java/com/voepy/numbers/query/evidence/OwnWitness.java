package com.voepy.numbers.query.evidence;

import com.voepy.numbers.evidence.Checkpoint;
import com.voepy.numbers.evidence.NotVerified;
import com.voepy.numbers.evidence.Proofs;
import com.voepy.numbers.evidence.SigningKey;
import com.voepy.numbers.evidence.Tree;
import com.voepy.numbers.evidence.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What this node itself knows of the log: the newest checkpoint that it signed or took over from another node, in
/// memory and in a file, so that whoever has the database alone cannot make it forget.
///
/// A log that has not grown from there is not the log that was signed. From then on nothing is signed here, whatever
/// the log becomes, until an operator has acted: `docs/runbooks/evidence.md`.
@Component
class OwnWitness {

    private static final Logger LOG = LoggerFactory.getLogger(OwnWitness.class);

    private final VerifierKey key;
    private final @Nullable CheckpointFile file;
    private volatile @Nullable Kept kept;
    private volatile @Nullable String refusal;
    private @Nullable Kept saved;

    /// A checkpoint with the signed note that it was read from.
    record Kept(Checkpoint checkpoint, String note) {}

    /// The log is not what it was.
    static final class Refused extends IllegalStateException {

        Refused(String why) {
            super(why);
        }
    }

    OwnWitness(SigningKey key, EvidenceProperties properties) {
        this.key = key.verifier();
        if (properties.directory().isEmpty()) {
            this.file = null;
            LOG.info("numbers.evidence.directory is not set: this node remembers what it signed until it stops.");
        } else {
            this.file = new CheckpointFile(Path.of(properties.directory()));
            recall(file);
        }
    }

    private void recall(CheckpointFile file) {
        try {
            var note = file.read();
            if (note.isPresent()) {
                kept = new Kept(Checkpoint.verified(note.get(), key), note.get());
                saved = kept;
            }
        } catch (NotVerified e) {
            refusal = "what this node remembers in %s is no checkpoint of this log: %s".formatted(file, e.why());
        } catch (IOException e) {
            refusal = "what this node remembers in %s cannot be read: %s".formatted(file, e);
        }
    }

    /// Empty until there is a checkpoint.
    Optional<Kept> kept() {
        return Optional.ofNullable(kept);
    }

    /// Why nothing is signed here any more; empty while all is well.
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /// @throws Refused if the log was not what it was at any time since this node started
    void requireWell() {
        var why = refusal;
        if (why != null) {
            throw new Refused(why);
        }
    }

    /// Refuses from now on.
    Refused refuse(String why) {
        refusal = why;
        return new Refused(why);
    }

    /// Demands that the tree is not smaller than what is known.
    ///
    /// @param known what was kept before the size was read: others may have signed since
    /// @param size of the tree, in events
    void requireAll(Optional<Kept> known, long size) {
        if (known.isPresent() && size < known.get().checkpoint().size()) {
            throw refuse("the tree has %d events, and this node knows a checkpoint of %d"
                    .formatted(size, known.get().checkpoint().size()));
        }
    }

    /// Demands that a checkpoint has grown from what is known, by the proof that anybody else would ask for.
    ///
    /// @param known what was kept before the checkpoint was made or read
    /// @param next of that tree
    void requireGrowth(Optional<Kept> known, Checkpoint next, Tree tree) {
        requireAll(known, next.size());
        if (known.isPresent()) {
            var before = known.get().checkpoint();
            var proof = tree.consistency(before.size(), next.size());
            if (!Proofs.grows(before.size(), before.root(), next.size(), next.root(), proof)) {
                throw refuse(
                        "the log of %d events with root %s has not grown from that of %d with root %s that this node knows"
                                .formatted(next.size(), next.root(), before.size(), before.root()));
            }
        }
    }

    /// Remembers what was found to have grown; what is smaller than what is known already says nothing new.
    synchronized void keep(Kept next) {
        var before = kept;
        if (before == null || before.checkpoint().size() < next.checkpoint().size()) {
            kept = next;
        }
    }

    /// Of a note that is no checkpoint of this log: smaller than any.
    private long size(String note) {
        try {
            return Checkpoint.verified(note, key).size();
        } catch (NotVerified e) {
            return -1;
        }
    }

    /// Writes to the file what is not in it yet.
    ///
    /// @throws UncheckedIOException if that is not possible
    synchronized void save() {
        var now = kept;
        if (file == null || now == null || now.equals(saved)) {
            return;
        }
        try {
            file.write(now.note(), this::size, now.checkpoint().size());
            saved = now;
        } catch (IOException e) {
            throw new UncheckedIOException("what this node remembers cannot be written to " + file, e);
        }
    }
}
