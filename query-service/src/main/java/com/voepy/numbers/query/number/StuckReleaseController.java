package com.voepy.numbers.query.number;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kit.contract.AnswersWith;
import com.voepy.numbers.kit.security.RequiresScope;
import com.voepy.numbers.query.view.Page;
import com.voepy.numbers.query.view.PageRequest;
import com.voepy.numbers.query.view.RawJson;
import com.voepy.numbers.query.view.ResourceReader;
import com.voepy.numbers.resource.StuckReleaseResource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Numbers that the carrier should have taken back by now, for operators and their monitoring.
@RestController
@RequestMapping("/v1/admin/stuck-releases")
@RequiresScope(ApiKeyScope.OPERATOR)
class StuckReleaseController implements MeterBinder {

    private final ResourceReader reader;
    private final JdbcTemplate jdbc;

    StuckReleaseController(ResourceReader reader, JdbcTemplate jdbc) {
        this.reader = reader;
        this.jdbc = jdbc;
    }

    /// `GET /v1/admin/stuck-releases` — what was given up and the carrier has not taken back for an hour, newest first.
    /// Each leaves the list when the carrier confirms it.
    @AnswersWith(value = StuckReleaseResource.class, shape = AnswersWith.Shape.PAGE)
    @GetMapping
    Page<RawJson> page(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return reader.page(StuckReleaseProjection.TABLE, PageRequest.of("stuck-releases", limit, cursor));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("numbers.releases.stuck", this, StuckReleaseController::count)
                .description("Numbers that were given up and that the carrier does not take back")
                .register(registry);
    }

    private double count() {
        var count = jdbc.queryForObject("SELECT count(*) FROM view.stuck_release WHERE body IS NOT NULL", Long.class);
        return count == null ? 0 : count;
    }
}
