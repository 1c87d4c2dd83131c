/// Documents for ports: judged by their content, encrypted, within a tenant's space.
@NullMarked
package com.voepy.numbers.command.document;

import org.jspecify.annotations.NullMarked;
