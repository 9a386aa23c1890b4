import type { BaseViewAnalysis, CloseUpImage, TechnicalSketch } from "@techpack/client";
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { show } from "../testing/show";
import { ResultsDisplay } from "./ResultsDisplay";

const view: BaseViewAnalysis = {
  revisionId: "01a219a0-0000-7000-8000-000000000001",
  viewType: "front",
  imageUrl: "http://host/front.jpg",
  thumbnailUrl: "http://host/front-small.jpg",
  cached: true,
  confidenceScore: Number.NaN,
  analysisData: {
    materials_detected: [{ component: "body", material_type: "linen", percentage: Number.NaN }],
    colors: {
      primary_colors: [{ name: "Sand", hex: "red;background:url(http://evil)", percentage: 100 }],
      pattern_type: "solid",
    },
    dimensions_estimated: {
      body_length: { value: "71.0 cm", tolerance: "± 1.0 cm", measurement_point: "HPS to hem" },
    },
    construction_details: [],
    design_elements: [],
    hardware_and_trims: [],
    confidence_scores: { overall: Number.NaN, materials: 2, dimensions: -1, construction: 0.5 },
    analysis_notes: "",
  },
};

const closeUp: CloseUpImage = {
  id: "01a219a0-0000-7000-8000-000000000002",
  imageUrl: "http://host/collar.jpg",
  thumbnailUrl: "http://host/collar-small.jpg",
  order: 1,
  shotMetadata: {
    shot_name: "collar",
    focus_area: "Collar",
    purpose: "How it is made",
    region: { x: 0.1, y: 0.1, width: 0.2, height: 0.2 },
  },
  analysisData: { source_revision_id: view.revisionId },
};

const sketch: TechnicalSketch = {
  id: "01a219a0-0000-7000-8000-000000000003",
  viewType: "front",
  imageUrl: "http://host/sketch.png",
  vectorUrl: "http://host/sketch.svg",
  callouts: [
    {
      callout_number: 1,
      feature_name: "Neckline",
      location: { x: 0.3, y: 0.2 },
      specification: "Rib band",
      measurement: "18 cm",
      category: "construction",
      critical: true,
    },
  ],
  measurements: {
    neck_width: { value: "18.0 cm", tolerance: "± 0.5 cm", measurement_point: "HPS to HPS" },
  },
  notes: "Drawn from a specification.",
};

const originalFetch = globalThis.fetch;

afterEach(() => {
  cleanup();
  globalThis.fetch = originalFetch;
});

function display() {
  globalThis.fetch = async () => new Response("", { status: 404 });
  const edited: string[] = [];
  show(
    <ResultsDisplay
      baseViews={[view]}
      closeUps={[closeUp]}
      sketches={[sketch]}
      onEdit={(_id, path) => edited.push(path)}
      onRegenerate={() => {}}
      onZoom={(url) => edited.push(url)}
    />,
    {},
  );
  return edited;
}

it("pictures without alt text worth reading, clickable divs: buttons, keyboard, focus, names", async () => {
  const user = userEvent.setup();
  const done = display();

  const zoom = screen.getByRole("button", { name: "Enlarge: Front" });
  zoom.focus();
  await user.keyboard("{Enter}");
  const material = screen.getByRole("button", { name: /Edit body, Material:\s*linen/ });
  material.focus();
  await user.keyboard("{Enter}");
  expect(done).toEqual(["http://host/front.jpg", "materials_detected[0].material_type"]);

  await user.click(screen.getByRole("tab", { name: /Close-ups/ }));
  await user.click(screen.getByRole("button", { name: /Close-up\s*1\s*Collar/ }));
  const dialog = screen.getByRole("dialog", { name: "Close-up 1: Collar" });
  expect(within(dialog).getByRole("img", { name: "Front" })).toBeTruthy();
});

it("object-cover crops sketches, tolerances dropped, callouts only counted, NaN confidence", async () => {
  const user = userEvent.setup();
  display();

  expect(document.body.textContent).not.toContain("NaN");
  expect(screen.queryByText(/% sure$/)).toBeNull();
  expect(screen.getByText("± 1.0 cm")).toBeTruthy();
  expect(document.querySelector('[style*="evil"]')).toBeNull();
  expect(document.querySelector('[style*="200%"]')).toBeNull();

  await user.click(screen.getByRole("tab", { name: /Sketches/ }));
  const sheet = await screen.findByRole("img", { name: "Front sketch" });
  expect(sheet.className).toContain("object-contain");
  expect(screen.getByText("Rib band")).toBeTruthy();
  expect(screen.getByText("± 0.5 cm")).toBeTruthy();
  const text = screen.getByRole("button", { name: /^1\s*Neckline/ });
  await user.click(screen.getByRole("button", { name: "Callout 1: Neckline" }));
  expect(text.getAttribute("aria-pressed")).toBe("true");
});
