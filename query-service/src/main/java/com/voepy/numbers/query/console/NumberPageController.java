package com.voepy.numbers.query.console;

import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kit.security.RequiresAnyScope;
import com.voepy.numbers.kit.web.RequestContext;
import com.voepy.numbers.query.number.NumberCourses;
import com.voepy.numbers.query.view.Answers;
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
    private final NumberCourses courses;

    NumberPageController(Timeline timeline, NumberCourses courses) {
        this.timeline = timeline;
        this.courses = courses;
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
        var named = timeline.named(viewer, number);
        // As far back as the axis, or around where the reader has gone.
        var course = courses.course(viewer.sight(), number, named.from(), at).orElse(null);
        var axis = timeline.of(viewer, number, named, course);
        if (axis.entries().isEmpty()) {
            throw Answers.notFound();
        }
        model.addAttribute("number", number.value());
        model.addAttribute("axis", axis);
        model.addAttribute("viewer", viewer);
        if (course != null && maySeeStates(viewer)) {
            model.addAttribute("state", NumberState.of(viewer, number, course.standing()));
            model.addAttribute("slider", Slider.of(course));
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
        if (!maySeeStates(viewer)) {
            throw Answers.notFound();
        }
        var standing = courses.standing(viewer.sight(), number, at).orElseThrow(Answers::notFound);
        model.addAttribute("number", number.value());
        model.addAttribute("state", NumberState.of(viewer, number, standing));
        return "console/number :: state";
    }

    private static boolean maySeeStates(Viewer viewer) {
        return viewer.may(ApiKeyScope.NUMBERS_READ, ApiKeyScope.AUDITOR);
    }

    private static E164 number(String text) {
        if (E164.isE164(text)) {
            return new E164(text);
        }
        throw Answers.notFound();
    }
}
