package com.voepy.numbers.query.webhook;

import com.voepy.numbers.kit.outbound.WebhookTargets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/// Resolves names to the addresses that webhooks may go to. The connection is made to what this returned and to nothing
/// else, so that a name that means another address a moment later (DNS rebinding) gains nothing.
final class FilteringDnsResolver implements DnsResolver {

    private final DnsResolver names;
    private final WebhookTargets targets;

    FilteringDnsResolver(DnsResolver names, WebhookTargets targets) {
        this.names = names;
        this.targets = targets;
    }

    /// No address of the host may be called.
    static final class RefusedAddress extends UnknownHostException {

        RefusedAddress(String host) {
            super(host);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.resolve(host);
        var allowed = Arrays.stream(addresses).filter(targets::allows).toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new RefusedAddress(host);
        }
        return allowed;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Arrays.stream(resolve(host))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
