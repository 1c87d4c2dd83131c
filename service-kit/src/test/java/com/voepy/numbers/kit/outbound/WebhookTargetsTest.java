package com.voepy.numbers.kit.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhookTargetsTest {

    final WebhookTargets targets = new WebhookTargets(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.0.0.1:8080/hook",
                "http://127.255.255.254/",
                "http://0.0.0.0/",
                "http://0.1.2.3/",
                "http://10.0.0.1/",
                "http://100.64.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.0.0.1/",
                "http://192.0.2.1/",
                "http://192.88.99.1/",
                "http://192.168.1.1/",
                "http://198.18.0.1/",
                "http://198.51.100.1/",
                "http://203.0.113.1/",
                "http://224.0.0.1/",
                "http://240.0.0.1/",
                "http://255.255.255.255/",
                "http://2130706433/",
                "http://017700000001/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://0x7f.0.0.1/",
                "http://127.1/",
                "http://127.0.1/",
                "http://127.0.0.1./",
                "http://8.8.8.08/",
                "http://256.1.1.1/",
                "http://1.1.1.1.1/",
                "http://[::]/",
                "http://[::1]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::ffff:0:127.0.0.1]/",
                "http://[::127.0.0.1]/",
                "http://[::ffff:169.254.169.254]/",
                "http://[64:ff9b::7f00:1]/",
                "http://[64:ff9b::10.0.0.1]/",
                "http://[64:ff9b:1::7f00:1]/",
                "http://[2002:7f00:1::1]/",
                "http://[2001::7f00:1]/",
                "http://[2001:db8::1]/",
                "http://[3fff::1]/",
                "http://[5f00::1]/",
                "http://[100::1]/",
                "http://[fc00::1]/",
                "http://[fd00:ec2::254]/",
                "http://[fe80::1]/",
                "http://[fe80::1%25lo]/",
                "http://[fec0::1]/",
                "http://[ff02::1]/",
                "http://localhost/",
                "http://LOCALHOST/",
                "http://localhost./",
                "http://a.localhost/",
                "http://ip6-localhost/",
                "http://postgres:5432/",
                "http://metadata.google.internal/",
                "http://printer.local/",
                "http://router.home.arpa/",
                "http://user@example.com/",
                "http://user:password@example.com/",
                "http://example.com@127.0.0.1/",
                "http://127.0.0.1@example.com/",
                "http://example.com/#fragment",
                "http://exa_mple.com/",
                "http:///path",
                "http:example.com"
            })
    void refuses_what_is_not_on_the_public_internet(String url) {
        assertThat(targets.refusalOf(URI.create(url))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/hook",
                "http://example.com:8443/hook?a=b",
                "https://example.com./",
                "https://xn--bcher-kva.example.com/",
                "https://8.8.8.8/",
                "https://[2606:4700:4700::1111]/",
                "https://my.local.example.com/"
            })
    void takes_what_is(String url) {
        assertThat(targets.refusalOf(URI.create(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.1.1",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void connects_to_no_address_inside(String address) throws UnknownHostException {
        assertThat(targets.allows(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "1.1.1.1", "2606:4700:4700::1111"})
    void connects_to_addresses_outside(String address) throws UnknownHostException {
        assertThat(targets.allows(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void takes_local_receivers_in_development() throws UnknownHostException {
        var lenient = new WebhookTargets(true);
        assertThat(lenient.refusalOf(URI.create("http://localhost:9000/hook"))).isEmpty();
        assertThat(lenient.allows(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(lenient.refusalOf(URI.create("http://user@localhost:9000/hook")))
                .isPresent();
    }
}
