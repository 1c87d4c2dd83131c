package com.voepy.numbers.query.console;

import com.voepy.numbers.query.audit.EventsShown.Shown;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where one can go from an event: to what it names.
record Links(List<Link> all) {

    private static final int LINKS_MAX = 8;

    record Link(String text, String href) {}

    Links {
        all = List.copyOf(all);
    }

    static Links of(Shown event, Viewer viewer) {
        Set<Link> links = new LinkedHashSet<>();
        var shown = event.shown();
        if (shown.requestId() != null) {
            links.add(new Link("Everything of this request", request(shown.requestId())));
        }
        var data = shown.data();
        if (data.path("e164").isString()) {
            var number = data.path("e164").asString();
            links.add(new Link("Number " + number, "/console/numbers/" + number));
        }
        data.path("phone_numbers").valueStream().limit(LINKS_MAX).forEach(number -> {
            if (number.isString()) {
                links.add(new Link("Number " + number.asString(), "/console/numbers/" + number.asString()));
            }
        });
        if (data.path("order_id").isString()) {
            links.add(
                    new Link("Order", "/console/orders/" + data.path("order_id").asString()));
        }
        if (data.path("porting_order_id").isString()) {
            links.add(new Link(
                    "Port", "/console/ports/" + data.path("porting_order_id").asString()));
        }
        if (data.path("delivery_id").isString()) {
            links.add(new Link(
                    "Delivery",
                    "/console/deliveries/" + data.path("delivery_id").asString()));
        }
        if (viewer.tenantId() == null && shown.tenantId() != null) {
            links.add(new Link("Tenant", "/console/tenants/" + shown.tenantId()));
        }
        return new Links(List.copyOf(links));
    }

    static String request(String id) {
        return "/console/request?id=" + escaped(id);
    }

    static String events(String filter, @Nullable String value) {
        return "/console/events?%s=%s".formatted(filter, value == null ? "" : escaped(value));
    }

    static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
