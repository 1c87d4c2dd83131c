package com.voepy.numbers.command.lookup;

import com.voepy.numbers.kernel.E164;
import com.voepy.numbers.kernel.LookupType;
import java.util.UUID;

/// A client's wish to know more of a number.
record LookupRequest(UUID tenantId, E164 phoneNumber, LookupType type) {}
