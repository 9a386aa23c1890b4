package io.techpack.gateway.parsing;

import io.techpack.gateway.response.ApiException;
import io.techpack.gateway.response.FieldError;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses requests whose query, path or parts hold text that cannot be stored or seen, before a
 * controller sees them; JSON bodies are checked by {@link JsonBodyReader}, which reads them.
 * Thread-safe.
 */
@Component
class RequestTextCheck implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            List<FieldError> errors = new ArrayList<>(RawQuery.errors(request.getQueryString()));
            if (errors.isEmpty()) {
                errors.addAll(textFaults(request));
            }
            if (!errors.isEmpty()) {
                throw ApiException.invalid(errors);
            }
        }
        return true;
    }

    private static List<FieldError> textFaults(HttpServletRequest request) {
        TextFaults faults = new TextFaults();
        request.getParameterMap()
                .forEach((name, values) -> {
                    faults.look(name, name);
                    for (String value : values) {
                        faults.look(name, value);
                    }
                });
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> faults.look(name.toString(), value.toString()));
        }
        if (request instanceof MultipartHttpServletRequest parts) {
            parts.getMultiFileMap()
                    .forEach((name, files) -> {
                        faults.look(name, name);
                        files.forEach(file ->
                                faults.lookAtStorage(
                                        name, String.valueOf(file.getOriginalFilename())));
                    });
        }
        return faults.errors();
    }
}
