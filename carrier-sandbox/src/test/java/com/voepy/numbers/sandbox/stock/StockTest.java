package com.voepy.numbers.sandbox.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StockTest {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    /// What libphonenumber calls them; numbers with national coverage go by several names, Germany's 032 by fixed line.
    private static final Map<NumberType, Set<PhoneNumberType>> NAMES = Map.of(
            NumberType.LOCAL, Set.of(PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE),
            NumberType.TOLL_FREE, Set.of(PhoneNumberType.TOLL_FREE),
            NumberType.MOBILE, Set.of(PhoneNumberType.MOBILE),
            NumberType.NATIONAL, Set.of(PhoneNumberType.VOIP, PhoneNumberType.UAN, PhoneNumberType.FIXED_LINE));

    @Test
    void every_number_is_one_that_the_world_would_dial_of_the_type_it_says() throws NumberParseException {
        for (var block : Stock.with(20_000).blocks()) {
            for (var number : block.numbers().toList()) {
                checkNumber(block, number);
            }
        }
    }

    @Test
    void the_first_and_last_number_of_each_block_of_ten_million_too() throws NumberParseException {
        for (var block : Stock.with(10_000_000).blocks()) {
            var numbers = block.numbers().toList();
            checkNumber(block, numbers.getFirst());
            checkNumber(block, numbers.getLast());
        }
    }

    @Test
    void has_the_whole_austin_block_at_its_wholesale_price() {
        var block = Stock.with(0).blockOf("+15125550000");

        assertThat(block.count()).isEqualTo(1000);
        assertThat(block.region()).isEqualTo("TX");
        assertThat(block.locality()).isEqualTo("Austin");
        assertThat(block.features()).contains("voice", "sms");
        assertThat(block.upfrontCents()).isEqualTo(50);
        assertThat(block.monthlyCents()).isEqualTo(75);
        assertThat(Stock.with(0).blockOffering("+15125550999")).isPresent();
    }

    @Test
    void has_as_many_us_local_numbers_as_it_is_told_to() {
        assertThat(usLocal(Stock.with(20_000))).isEqualTo(20_000);
        assertThat(usLocal(Stock.with(10_000_000))).isEqualTo(10_000_000);
    }

    @Test
    void has_every_type_and_many_countries_and_area_codes() {
        var blocks = Stock.with(20_000).blocks();

        assertThat(blocks.stream().map(Block::type).distinct()).containsExactlyInAnyOrder(NumberType.values());
        assertThat(blocks.stream().map(Block::countryCode).collect(Collectors.toSet()))
                .contains("US", "CA", "GB", "DE", "FR", "NL", "ES", "AU");
        assertThat(blocks.stream()
                        .filter(block -> block.countryCode().equals("US") && block.type() == NumberType.LOCAL)
                        .map(Block::ndc)
                        .distinct())
                .hasSizeGreaterThan(60);
    }

    @Test
    void is_the_same_at_every_start() {
        assertThat(Stock.with(20_000).blocks())
                .containsExactlyElementsOf(Stock.with(20_000).blocks());
    }

    @Test
    void knows_what_it_does_not_have() {
        var stock = Stock.with(20_000);

        assertThat(stock.blockOffering("+4915123")).isEmpty();
        assertThat(stock.blockOffering("nonsense")).isEmpty();
        assertThat(stock.blockOffering("+12345678901")).isEmpty();
    }

    private static void checkNumber(Block block, String number) throws NumberParseException {
        var parsed = PHONES.parse(number, null);
        assertThat(PHONES.isValidNumber(parsed)).as(number).isTrue();
        assertThat(NAMES.get(block.type())).as("%s is %s", number, block.type()).contains(PHONES.getNumberType(parsed));
        if (block.type() == NumberType.LOCAL) {
            assertThat(PHONES.getRegionCodeForNumber(parsed)).as(number).isEqualTo(block.countryCode());
        }
    }

    private static int usLocal(Stock stock) {
        return stock.blocks().stream()
                .filter(block -> block.countryCode().equals("US") && block.type() == NumberType.LOCAL)
                .mapToInt(Block::count)
                .sum();
    }
}
