package com.voepy.numbers.command.tenant;

import com.voepy.numbers.command.apikey.ApiKeyIssuer;
import com.voepy.numbers.command.balance.BalanceCommand.OpenBalance;
import com.voepy.numbers.command.balance.Balances;
import com.voepy.numbers.command.connection.ConnectionCommand.RegisterConnection;
import com.voepy.numbers.command.connection.Connections;
import com.voepy.numbers.command.dispatch.Answer;
import com.voepy.numbers.command.dispatch.NewIds;
import com.voepy.numbers.command.pricing.PricingTiers;
import com.voepy.numbers.command.tenant.TenantCommand.ChangeTenant;
import com.voepy.numbers.command.tenant.TenantCommand.RegisterTenant;
import com.voepy.numbers.command.tenant.TenantRequest.CreateTenant;
import com.voepy.numbers.command.tenant.TenantRequest.UpdateTenant;
import com.voepy.numbers.kernel.ApiKeyScope;
import com.voepy.numbers.kernel.Streams;
import com.voepy.numbers.kit.problem.FieldError;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Decides what takes more than the tenant itself to decide.
@Component
class TenantHandlers {

    private static final String DEFAULT_CONNECTION_NAME = "Default";
    private static final String FIRST_KEY_NAME = "First key";

    private final Repository<Tenant> tenants;
    private final Balances balances;
    private final Connections connections;
    private final ApiKeyIssuer keys;
    private final PricingTiers tiers;
    private final NewIds ids;
    private final long lowBalanceThresholdCents;

    /// @param lowBalanceThresholdCents of the balances opened from now on, US cents
    TenantHandlers(
            Repository<Tenant> tenants,
            Balances balances,
            Connections connections,
            ApiKeyIssuer keys,
            PricingTiers tiers,
            NewIds ids,
            @Value("${numbers.low-balance-threshold-cents:1000}") long lowBalanceThresholdCents) {
        this.tenants = tenants;
        this.balances = balances;
        this.connections = connections;
        this.keys = keys;
        this.tiers = tiers;
        this.ids = ids;
        this.lowBalanceThresholdCents = lowBalanceThresholdCents;
    }

    @CommandHandler
    Answer handle(CreateTenant command) throws Exception {
        requireTier(command.pricingTier());
        var id = ids.next("tenant");
        var connectionId = ids.next("connection");
        balances.open(new OpenBalance(id, lowBalanceThresholdCents));
        var registration = new RegisterTenant(id, command.name(), command.pricingTier(), connectionId);
        var tenant = tenants.newInstance(() -> new Tenant(registration)).invoke(Tenant::resource);
        connections.register(new RegisterConnection(connectionId, id, DEFAULT_CONNECTION_NAME, true, null));
        var key = keys.issue(id, FIRST_KEY_NAME, List.copyOf(ApiKeyScope.tenantScopes()), null);
        return Answer.created("/v1/admin/tenants/" + id, CreatedTenant.of(tenant, key.apiKey()))
                .withSecret();
    }

    @CommandHandler
    Answer handle(UpdateTenant command) {
        var tenant = tenants.load(Streams.tenant(command.tenantId()));
        if (command.pricingTier() != null) {
            requireTier(command.pricingTier());
        }
        var change = new ChangeTenant(command.tenantId(), command.name(), command.pricingTier(), command.ifMatch());
        return tenant.invoke(it -> it.handle(change));
    }

    private void requireTier(String name) {
        if (tiers.named(name) == null) {
            throw new FieldError("pricing_tier", FieldError.Code.NOT_FOUND, "names no pricing tier").rejection();
        }
    }
}
