package com.voepy.numbers.kit.security;

import com.voepy.numbers.kit.log.EventLog;
import com.voepy.numbers.kit.problem.ErrorCode;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Who may do what: an API key for everything under `/v1/`; outside of it only what is made for everybody (health,
/// documentation, and the carrier, whose controller checks a signature).
///
/// No sessions and no cookies, hence no CSRF – but for the console, whose [ConsoleDoor] keeps it.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityConfiguration {

    /// An answer is nobody's to keep, except that who has its version may ask whether it still holds.
    private static final HeaderWriter CACHING = (_, response) -> {
        if (!response.containsHeader("Cache-Control")) {
            response.setHeader("Cache-Control", response.containsHeader("ETag") ? "private, no-cache" : "no-store");
        }
    };

    @Bean
    ApiKeyDirectory apiKeyDirectory(EventLog log, ObjectProvider<InstantSource> clock) {
        return new CachingApiKeyDirectory(new LogApiKeyDirectory(log), clockOf(clock));
    }

    @Bean
    AccessSchema accessSchema(DataSource dataSource) {
        return new AccessSchema(dataSource);
    }

    @Bean
    RateLimits rateLimits(
            @Value("${numbers.rate-limit}") long requests,
            @Value("${numbers.rate-window}") Duration window,
            DataSource dataSource,
            ObjectProvider<InstantSource> clock,
            AccessSchema migrated) {
        return new RateLimits(new Rate(requests, window), dataSource, clockOf(clock), migrated);
    }

    @Bean
    KeyUses keyUses(DataSource dataSource, ObjectProvider<InstantSource> clock, AccessSchema migrated) {
        return new KeyUses(new JdbcTemplate(dataSource), clockOf(clock), migrated);
    }

    @Bean
    EndedSessions endedSessions(DataSource dataSource, ObjectProvider<InstantSource> clock, AccessSchema migrated) {
        return new EndedSessions(JdbcClient.create(dataSource), clockOf(clock), migrated);
    }

    @Bean
    AccessUpkeep accessUpkeep(KeyUses uses, RateLimits limits, EndedSessions sessions) {
        return new AccessUpkeep(uses, limits, sessions);
    }

    @Bean
    @Order(1)
    SecurityFilterChain publicApi(
            HttpSecurity http,
            ApiKeyDirectory directory,
            RateLimits limits,
            KeyUses uses,
            ObjectProvider<InstantSource> clock) {
        var credentials = new Credentials(directory, clockOf(clock));
        return bare(http)
                .securityMatcher("/v1/**")
                .addFilterBefore(new ApiKeyFilter(credentials, limits, uses), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everythingElse(HttpSecurity http) {
        return bare(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator", "/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint((_, _, _) -> {
                    throw ErrorCode.NOT_FOUND.because("There is no such path.");
                }))
                .build();
    }

    /// Any method reaches Spring MVC, which knows what a path takes and says so in `Allow`.
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /// The outermost filter turns it into problem+json.
    @Bean
    RequestRejectedHandler firewallRefusals() {
        return (_, _, refusal) -> {
            throw refusal;
        };
    }

    /// There are no passwords here; without this bean Spring Boot invents a user and prints its password.
    @Bean
    AuthenticationManager noPasswords() {
        return _ -> {
            throw new ProviderNotFoundException("API keys are the only credentials");
        };
    }

    @Bean
    ConsoleSessions consoleSessions(
            SecretBox secrets,
            ApiKeyDirectory directory,
            RateLimits limits,
            KeyUses uses,
            EndedSessions ended,
            ObjectProvider<InstantSource> clock) {
        return new ConsoleSessions(
                secrets, new Credentials(directory, clockOf(clock)), limits, uses, ended, clockOf(clock));
    }

    @Bean
    WebMvcConfigurer scopes(ConsoleSessions sessions, RateLimits limits, KeyUses uses) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ConsoleDoor(sessions, limits, uses))
                        .addPathPatterns(ConsoleSessions.CONSOLE, ConsoleSessions.CONSOLE + "/**")
                        .excludePathPatterns(ConsoleDoor.OPEN)
                        .order(Ordered.HIGHEST_PRECEDENCE + 1);
                registry.addInterceptor(new ScopeInterceptor());
            }
        };
    }

    @Bean
    ScopeCheck scopeCheck(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints) {
        return new ScopeCheck(endpoints);
    }

    private static HttpSecurity bare(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                        .addHeaderWriter(CACHING));
    }

    private static InstantSource clockOf(ObjectProvider<InstantSource> clock) {
        return clock.getIfUnique(InstantSource::system);
    }
}
