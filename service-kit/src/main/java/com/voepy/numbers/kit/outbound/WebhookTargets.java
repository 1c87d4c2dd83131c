package com.voepy.numbers.kit.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.http.client.InetAddressFilter;

/// Where webhooks may go: to the public internet and nowhere else, unless told otherwise for development.
///
/// Asked twice: for the URL when a tenant gives it, and for every address that its name resolves to, at each attempt,
/// right before the connection is made to that very address.
public class WebhookTargets {

    /// All global unicast addresses of IPv6 lie in here (IANA, "Internet Protocol Version 6 Address Space"); IPv4 in
    /// any disguise but those listed below lies outside.
    private static final InetAddressFilter GLOBAL_UNICAST = InetAddressFilter.of("2000::/3");

    /// Not in Spring Boot's list of special-purpose addresses: the local NAT64 prefix (RFC 8215), documentation (RFC
    /// 9637), segment routing (RFC 9602).
    private static final InetAddressFilter EXTERNAL = InetAddressFilter.externalAddresses()
            .andNot("64:ff9b:1::/48", "3fff::/20", "5f00::/16")
            .and(address -> address instanceof Inet4Address || GLOBAL_UNICAST.matches(address));

    /// Names that never leave the machine or its network. Source: RFC 6761, RFC 6762, RFC 8375, and ICANN's `internal`.
    private static final List<String> INTERNAL_SUFFIXES =
            List.of("localhost", "localdomain", "local", "internal", "intranet", "lan", "home.arpa", "test", "invalid");

    /// A name whose last label is a number is read as an IPv4 address by one program or another (WHATWG URL, "ends in a
    /// number checker").
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)");

    private static final Pattern DOTTED_QUAD = Pattern.compile("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}");

    private final boolean allowPrivate;

    /// @param allowPrivate whether every address is fine; for development
    public WebhookTargets(
            @Value("${numbers.webhooks.allow-private:${NUMBERS_ALLOW_PRIVATE_WEBHOOKS:false}}") boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /// Why no webhook is ever sent to that URL, as far as the URL alone tells.
    ///
    /// @param url absolute, http or https
    public Optional<String> refusalOf(URI url) {
        var host = url.getHost();
        if (host == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("must name a host, without user info or fragment");
        }
        return allowPrivate || isPublic(host.toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("must name a host on the public internet");
    }

    /// Whether a connection may be made to that address.
    public boolean allows(InetAddress address) {
        return allowPrivate || EXTERNAL.matches(address);
    }

    private boolean isPublic(String host) {
        if (host.startsWith("[")) {
            return isPublicLiteral(host.substring(1, host.length() - 1));
        }
        var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (ENDS_IN_A_NUMBER.matcher(name).matches()) {
            return DOTTED_QUAD.matcher(name).matches() && isPublicLiteral(name);
        }
        return name.contains(".")
                && INTERNAL_SUFFIXES.stream().noneMatch(suffix -> name.equals(suffix) || name.endsWith("." + suffix));
    }

    private boolean isPublicLiteral(String literal) {
        if (literal.contains("%")) {
            return false;
        }
        try {
            var address = literal.contains(":") ? Inet6Address.ofLiteral(literal) : Inet4Address.ofLiteral(literal);
            return EXTERNAL.matches(address);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
