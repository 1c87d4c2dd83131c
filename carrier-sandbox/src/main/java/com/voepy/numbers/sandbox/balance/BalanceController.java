package com.voepy.numbers.sandbox.balance;

import com.voepy.numbers.sandbox.api.Money;
import com.voepy.numbers.sandbox.api.One;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BalanceController {

    private static final String NONE = "0.00";

    private final Account account;

    BalanceController(Account account) {
        this.account = account;
    }

    /// `GET /v2/balance`.
    @GetMapping("/v2/balance")
    One<Balance> balance() {
        var balance = Money.decimal(account.balanceCents());
        return new One<>(new Balance("balance", balance, NONE, balance, NONE, "USD"));
    }

    record Balance(
            String recordType,
            String balance,
            String creditLimit,
            String availableCredit,
            String pending,
            String currency) {}
}
