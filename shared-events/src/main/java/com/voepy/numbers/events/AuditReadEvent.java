package com.voepy.numbers.events;

/// The record of what auditors read, as the log knows it. Stream `audit-reads/<record>`; there is one record, `all`.
/// For auditors only.
public sealed interface AuditReadEvent extends Event {

    /// So many reads were on record, one after the other, and this was the hash of the last of them.
    ///
    /// Each read holds the hash of the one before, and checkpoints are signed over this event: whoever changes one
    /// of those reads or takes it away is found out, even if all that follow are hashed anew.
    ///
    /// @param reads how many, which is the `sequence` of the last one
    /// @param lastHash its `hash`, base64
    @Revision(1)
    record AuditReadsSealed(long reads, String lastHash) implements AuditReadEvent {}
}
