package com.voepy.numbers.query.reads;

import com.voepy.numbers.evidence.Hash;
import com.voepy.numbers.evidence.ReadChain;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.web.WireJson;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One read of what only auditors may see.
///
/// @param sequence place among all reads, from 1
/// @param readAt when it was about to be answered
/// @param actor id of the API key that read
/// @param scope that the read needed
/// @param method of HTTP
/// @param path decoded
/// @param query as it was sent, or null
/// @param requestId of the read
/// @param status that it was answered with
/// @param tenantId the tenant that was asked about, or whose what was looked at is
/// @param phoneNumber the number that was looked at, if one was
/// @param resourceId the resource or event that was looked at, if one was
/// @param previous `hash` of the read before; 32 zero bytes for the first one
/// @param hash SHA-256 of all the rest of this object as canonical JSON (RFC 8785), base64; `resource_id` is in it only
/// where it is not null
record AuditReadResource(
        long sequence,
        Instant readAt,
        String actor,
        ApiKeyScope scope,
        String method,
        String path,
        @Nullable String query,
        String requestId,
        int status,
        @Nullable UUID tenantId,
        @Nullable String phoneNumber,
        @Nullable UUID resourceId,
        String previous,
        String hash) {

    /// The next link of the chain.
    ///
    /// @param at to the millisecond
    static AuditReadResource of(Read read, long sequence, Instant at, Hash previous) {
        var link = new AuditReadResource(
                sequence,
                at,
                read.actor(),
                read.scope(),
                read.method(),
                read.path(),
                read.query(),
                read.requestId(),
                read.status(),
                read.tenantId(),
                read.phoneNumber(),
                read.resourceId(),
                previous.toString(),
                "");
        return link.hashed(ReadChain.hashOf(WireJson.mapper().<ObjectNode>valueToTree(link)));
    }

    private AuditReadResource hashed(Hash hash) {
        return new AuditReadResource(
                sequence,
                readAt,
                actor,
                scope,
                method,
                path,
                query,
                requestId,
                status,
                tenantId,
                phoneNumber,
                resourceId,
                previous,
                hash.toString());
    }
}
