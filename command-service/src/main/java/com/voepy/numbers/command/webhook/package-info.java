/// What tenants ask of their webhook subscriptions. What is sent, and when, is the query side's business.
@NullMarked
package com.voepy.numbers.command.webhook;

import org.jspecify.annotations.NullMarked;
