package io.techpack.cli;

/** Answers as the HTTP contract words them. */
public final class ContractResponses {

    public static final String JOB = "0198f3a2-0000-7000-8000-000000000007";
    public static final String KEY = "%064x";

    private ContractResponses() {}

    /** The address of a picture; the same number is the same picture. */
    public static String picture(String server, int number, String extension) {
        return server + "/api/tech-pack-v2/artifacts/" + KEY.formatted(number) + "." + extension;
    }

    /** A job that is under way, with a category. */
    public static String running(int version) {
        return """
        {"jobId":"%s","type":"tech-pack","productId":"shirt","status":"running","progress":15,
         "step":"Analysing base views","version":%d,
         "steps":[{"id":"category","name":"Category Detection","credits":0,"status":"completed","progress":100,"attempt":1,
                   "startedAt":"2026-11-22T10:00:00Z","finishedAt":"2026-11-22T10:00:00.400Z"},
                  {"id":"base-views","name":"Base View Analysis","credits":3,"status":"in-progress","progress":0,"attempt":1}],
         "results":{"category":{"category":"APPAREL","subcategory":"t-shirt","confidence":0.87,"reasoning":"Short sleeves."},
                    "baseViews":[],"closeUps":[],"sketches":[]},
         "credits":{"held":9,"used":0,"refunded":0,"receipt":[]},"error":null,
         "createdAt":"2026-11-22T10:00:00Z","startedAt":"2026-11-22T10:00:00Z","finishedAt":null}
        """
                .formatted(JOB, version);
    }

    /** A job that has just been accepted. */
    public static String accepted() {
        return """
        {"jobId":"%s","type":"tech-pack","productId":"shirt","status":"queued","progress":0,"step":"Accepted","version":1,
         "steps":[],"results":{"category":{},"baseViews":[],"closeUps":[],"sketches":[]},
         "credits":{"held":9,"used":0,"refunded":0,"receipt":[]},"error":null}
        """
                .formatted(JOB);
    }

    /** A whole tech pack; its product is named as given. */
    public static String succeeded(String server, String product) {
        return """
        {"jobId":"%1$s","type":"tech-pack","productId":"%2$s","status":"succeeded","progress":100,"step":"Complete","version":17,
         "steps":[{"id":"category","name":"Category Detection","credits":0,"status":"completed","progress":100,"attempt":1,
                   "startedAt":"2026-11-22T10:00:00Z","finishedAt":"2026-11-22T10:00:00.400Z"},
                  {"id":"base-views","name":"Base View Analysis","credits":3,"status":"completed","progress":100,"attempt":1,"cached":true},
                  {"id":"close-ups","name":"Close-Up Generation","credits":3,"status":"completed","progress":100,"attempt":1},
                  {"id":"sketches","name":"Technical Sketches","credits":3,"status":"completed","progress":100,"attempt":1}],
         "results":{
          "category":{"category":"APPAREL","subcategory":"t-shirt","confidence":0.87,"reasoning":"Short sleeves."},
          "baseViews":[{"revisionId":"0198f3a2-0000-7000-8000-000000000001","viewType":"front","imageUrl":"%3$s","thumbnailUrl":"%4$s",
            "cached":true,"confidenceScore":0.71,"analysisData":{
             "materials_detected":[{"component":"body","material_type":"cotton jersey","percentage":null}],
             "colors":{"primary_colors":[{"name":"Ink navy","hex":"#1a2348","percentage":62},{"name":"Chalk","hex":"#f4f1ea","percentage":30}],"pattern_type":"solid"},
             "dimensions_estimated":{"chest_width":{"value":"52.5 cm","tolerance":"± 2 cm","measurement_point":"armpit to armpit"}},
             "construction_details":[{"feature":"hem","details":"twin needle","location":"bottom"}],
             "design_elements":["crew neck"],"hardware_and_trims":[{"type":"label","material":"woven","placement":"neck"}],
             "confidence_scores":{"overall":0.71,"materials":0.4,"dimensions":0.55,"construction":0.6},
             "analysis_notes":"Estimated from one photo."}}],
          "closeUps":[{"id":"0198f3a2-0000-7000-8000-000000000002","imageUrl":"%5$s","thumbnailUrl":"%6$s","order":1,
            "shotMetadata":{"shot_name":"Collar","focus_area":"neckline","purpose":"shows the rib","region":{"x":0.3,"y":0.05,"width":0.4,"height":0.2}},
            "analysisData":{"sharpness":0.8}}],
          "sketches":[{"id":"0198f3a2-0000-7000-8000-000000000003","viewType":"front","imageUrl":"%7$s","vectorUrl":"%8$s",
            "callouts":[{"callout_number":1,"feature_name":"neck rib","location":{"x":0.5,"y":0.1},"specification":"1×1 rib","measurement":"2 cm","category":"construction","critical":true}],
            "measurements":{"length":{"value":"70 cm","tolerance":"± 2 cm","measurement_point":"shoulder to hem"}}}]},
         "credits":{"held":9,"used":6,"refunded":3,"receipt":[{"step":"base-views","charged":3,"refunded":3,"reason":"cached"},
           {"step":"close-ups","charged":3,"refunded":0,"reason":null},{"step":"sketches","charged":3,"refunded":0,"reason":null}]},
         "error":null,"createdAt":"2026-11-22T10:00:00Z","startedAt":"2026-11-22T10:00:00Z","finishedAt":"2026-11-22T10:00:09Z",
         "links":{"self":"%9$s/api/tech-pack-v2/jobs/%1$s"}}
        """
                .formatted(
                        JOB,
                        product,
                        picture(server, 1, "jpg"),
                        picture(server, 2, "jpg"),
                        picture(server, 3, "jpg"),
                        picture(server, 4, "jpg"),
                        picture(server, 5, "png"),
                        picture(server, 6, "svg"),
                        server);
    }

    /** A job that failed at its second step. */
    public static String failed() {
        return """
        {"jobId":"%s","type":"tech-pack","status":"failed","progress":15,"step":"Failed","version":9,
         "steps":[{"id":"base-views","name":"Base View Analysis","credits":3,"status":"error","progress":0,"attempt":3}],
         "results":{},"credits":{"held":9,"used":0,"refunded":9,"receipt":[{"step":"base-views","charged":3,"refunded":3,"reason":"the step failed"}]},
         "error":{"code":"UNPROCESSABLE_IMAGE","message":"No product is to be seen; take the photo against a plain background."}}
        """
                .formatted(JOB);
    }
}
