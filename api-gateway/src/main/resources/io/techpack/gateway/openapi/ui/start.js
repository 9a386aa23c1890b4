SwaggerUIBundle({
  url: "../api/tech-pack-v2/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  // the key stays in this page
  persistAuthorization: false,
  // no service elsewhere is asked whether the document is valid
  validatorUrl: null,
});
