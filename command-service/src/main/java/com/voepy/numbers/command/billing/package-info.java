/// When monthly fees are debited: by a timer per number in service. What is debited, and that nothing is twice, the
/// number decides.
@NullMarked
package com.voepy.numbers.command.billing;

import org.jspecify.annotations.NullMarked;
