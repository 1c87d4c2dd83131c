package com.voepy.numbers.query.view;

import com.voepy.numbers.kit.log.LoggedEvent;
import java.util.List;

/// A way of folding lives that is no table of resources, and whose long lives are to have marks.
public interface Folding {

    /// Rises with every change of the fold that changes no version of a [ResourceProjection].
    ///
    /// @return from 1
    int version();

    /// The lives that an event is of.
    List<FoldedLife<?>> livesOf(LoggedEvent event);
}
