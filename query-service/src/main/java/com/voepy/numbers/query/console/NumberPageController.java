package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.kit.web.WireJson;
import com.voepy.numbers.query.number.NumberStates;
import com.voepy.numbers.query.view.Answers;
import com.voepy.numbers.query.view.RawJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A number: everything that happened to it, and how it stood at any point of it.
@Controller
@RequestMapping("/console/numbers/{e164}")
@RequiresAnyScope({ApiKeyScope.EVENTS_READ, ApiKeyScope.AUDITOR})
class NumberPageController {

    private final Timeline timeline;
    private final NumberStates states;

    NumberPageController(Timeline timeline, NumberStates states) {
        this.timeline = timeline;
        this.states = states;
    }

    /// `GET /console/numbers/{e164}`
    ///
    /// @param at the place on the slider, from 0; the last one if it is left out or there is none such
    @GetMapping
    String page(
            RequestContext context,
            Model model,
            @PathVariable String e164,
            @RequestParam(required = false) @Nullable Integer at) {
        var viewer = Viewer.of(context);
        var number = number(e164);
        var course = Course.of(states.events(viewer.sight(), number));
        var axis = timeline.of(viewer, number, course);
        if (axis.entries().isEmpty()) {
            throw Answers.notFound();
        }
        var state = state(viewer, number, course, at);
        model.addAttribute("number", number.value());
        model.addAttribute("axis", axis);
        model.addAttribute("viewer", viewer);
        model.addAttribute("sum", Sum.of(axis.entries()));
        model.addAttribute("state", state);
        if (state != null) {
            // As far back as the axis, or to where the reader has gone.
            var first = Math.min(course.placeFrom(axis.from()), state.point());
            model.addAttribute("first", first);
            model.addAttribute(
                    "labels",
                    course.points().stream()
                            .skip(first)
                            .map(Course.Point::label)
                            .toList());
        }
        return "console/number";
    }

    /// `GET /console/numbers/{e164}/state` — only how it stood, for the page that is open already.
    @GetMapping("/state")
    String state(
            RequestContext context,
            Model model,
            @PathVariable String e164,
            @RequestParam(required = false) @Nullable Integer at) {
        var viewer = Viewer.of(context);
        var number = number(e164);
        var state = state(viewer, number, Course.of(states.events(viewer.sight(), number)), at);
        if (state == null) {
            throw Answers.notFound();
        }
        model.addAttribute("number", number.value());
        model.addAttribute("state", state);
        return "console/number :: state";
    }

    /// Null where there is none, or none that the viewer may know.
    private @Nullable NumberState state(Viewer viewer, E164 number, Course course, @Nullable Integer at) {
        var points = course.points();
        if (points.isEmpty() || !viewer.may(ApiKeyScope.NUMBERS_READ, ApiKeyScope.AUDITOR)) {
            return null;
        }
        var last = course.last();
        var point = at == null || at < 0 || at > last ? last : at;
        var instant = points.get(point).at();
        var before = point == 0
                ? Optional.<RawJson>empty()
                : states.at(viewer.sight(), number, points.get(point - 1).at());
        var now = states.at(viewer.sight(), number, instant);
        return new NumberState(
                point,
                last,
                instant,
                points.get(point).title(),
                api(
                        viewer,
                        number,
                        now.map(state -> WireJson.mapper()
                                .readTree(state.text())
                                .path("id")
                                .asString("")),
                        WireJson.timestamp(instant)),
                NumberState.rows(before, now));
    }

    private static String api(Viewer viewer, E164 number, Optional<String> id, String instant) {
        return viewer.isAuditor()
                ? "/v1/audit/numbers/%s?as_of=%s"
                        .formatted(URLEncoder.encode(number.value(), StandardCharsets.UTF_8), instant)
                : "/v1/numbers/%s?as_of=%s".formatted(id.orElse("{id}"), instant);
    }

    private static E164 number(String text) {
        if (E164.isE164(text)) {
            return new E164(text);
        }
        throw Answers.notFound();
    }
}
