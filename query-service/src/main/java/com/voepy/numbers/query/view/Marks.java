package com.voepy.numbers.query.view;

import java.util.List;
import java.util.Optional;

/// Moments of one life that are kept, so that whoever looks into it need not begin at its beginning.
interface Marks<S> {

    /// Of the events of the moments that are kept, rising.
    List<Long> sequences();

    /// The moment of one of these; empty if it is not kept any more.
    Optional<Moment<S>> at(long sequence);

    static <S> Marks<S> none() {
        return new Marks<>() {

            @Override
            public List<Long> sequences() {
                return List.of();
            }

            @Override
            public Optional<Moment<S>> at(long sequence) {
                return Optional.empty();
            }
        };
    }
}
