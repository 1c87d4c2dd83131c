/// The command line: the product's API as verbs.
///
/// [Catalogue] lists every verb with the request that it makes, [VerbCommand] runs one, [Api] asks, [Screen] shows.
/// What takes more than one request – waiting, listing, listening – is an [Action].
@NullMarked
package com.voepy.numbers.cli;

import org.jspecify.annotations.NullMarked;
