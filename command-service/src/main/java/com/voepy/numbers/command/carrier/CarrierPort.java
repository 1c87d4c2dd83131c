package com.voepy.numbers.command.carrier;

import com.voepy.numbers.kernel.CarrierPortState;
import com.voepy.numbers.kernel.E164;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One of the carrier's orders to bring numbers here.
///
/// @param id the carrier's
/// @param state null where the carrier uses a word that we do not know: then it is where it was
/// @param focAt when the numbers move, once the losing carrier has agreed; or null
/// @param problems what has to be mended; empty unless the state is an exception
/// @param messaging whether the numbers can send and receive text messages once they are here
public record CarrierPort(
        String id,
        @Nullable CarrierPortState state,
        List<E164> numbers,
        @Nullable Instant focAt,
        List<PortFault> problems,
        boolean messaging) {

    public CarrierPort {
        numbers = List.copyOf(numbers);
        problems = List.copyOf(problems);
    }
}
