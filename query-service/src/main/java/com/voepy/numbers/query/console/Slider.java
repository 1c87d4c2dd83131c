package com.voepy.numbers.query.console;

import com.voepy.numbers.query.number.NumberCourses.Course;
import java.util.List;

/// The places that one can slide to.
///
/// @param labels what is said at each, from the first on
/// @param end the last place there is, which may be beyond these
/// @param from when the first of them was, for a field
/// @param to when the last of them was
record Slider(int first, List<String> labels, int end, String from, String to) {

    Slider {
        labels = List.copyOf(labels);
    }

    static Slider of(Course course) {
        return new Slider(
                course.points().getFirst().place(),
                course.points().stream()
                        .map(point -> "%s, %s".formatted(Words.time(point.at()), Words.ofType(point.type())))
                        .toList(),
                course.last(),
                NumberDiffPageController.field(course.points().getFirst().at()),
                NumberDiffPageController.field(course.points().getLast().at()));
    }

    public int last() {
        return first + labels.size() - 1;
    }

    public String extent() {
        return "Points %,d to %,d of %,d can be slid to.".formatted(first + 1, last() + 1, end + 1);
    }

    public boolean isCut() {
        return first > 0 || last() < end;
    }
}
