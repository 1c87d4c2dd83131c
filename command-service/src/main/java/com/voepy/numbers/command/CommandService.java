package com.voepy.numbers.command;

import com.voepy.numbers.kit.ServiceKit;
import com.voepy.numbers.kit.log.LogConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/// The write side as a process: aggregates, commands, process managers and the carrier.
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
@Import({ServiceKit.class, LogConfiguration.class})
public class CommandService {

    public static void main(String[] arguments) {
        var application = new SpringApplication(CommandService.class);
        application.setDefaultProperties(ServiceKit.defaults());
        application.run(arguments);
    }
}
