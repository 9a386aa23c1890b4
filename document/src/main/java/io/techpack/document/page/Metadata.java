package io.techpack.document.page;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.schema.AdobePDFSchema;
import org.apache.xmpbox.schema.DublinCoreSchema;
import org.apache.xmpbox.schema.PDFAIdentificationSchema;
import org.apache.xmpbox.schema.XMPBasicSchema;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;

/** What makes the file PDF/A-2b, and the same whenever it is made: its dates are the pack's. */
final class Metadata {

    private static final String PRODUCER = "Techpack";
    private static final String SRGB = "sRGB IEC61966-2.1";

    private Metadata() {}

    static void write(PDDocument document, String title, Instant date) throws IOException {
        GregorianCalendar time = GregorianCalendar.from(date.atZone(ZoneOffset.UTC));
        time.set(Calendar.MILLISECOND, 0);
        PDDocumentInformation info = document.getDocumentInformation();
        info.setTitle(title);
        info.setCreator(PRODUCER);
        info.setProducer(PRODUCER);
        info.setCreationDate(time);
        info.setModificationDate(time);
        // half of the file's id; the other half is made of these entries
        document.setDocumentId(date.toEpochMilli());
        document.getDocumentCatalog().setLanguage("en");
        PDViewerPreferences viewer = new PDViewerPreferences(new COSDictionary());
        viewer.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(viewer);
        document.getDocumentCatalog().setMetadata(xmp(document, title, time));
        document.getDocumentCatalog().addOutputIntent(intent(document));
    }

    private static PDMetadata xmp(PDDocument document, String title, Calendar time)
            throws IOException {
        try {
            XMPMetadata xmp = XMPMetadata.createXMPMetadata();
            DublinCoreSchema core = xmp.createAndAddDublinCoreSchema();
            core.setTitle(title);
            core.addCreator(PRODUCER);
            AdobePDFSchema pdf = xmp.createAndAddAdobePDFSchema();
            pdf.setProducer(PRODUCER);
            XMPBasicSchema basic = xmp.createAndAddXMPBasicSchema();
            basic.setCreateDate(time);
            basic.setModifyDate(time);
            basic.setCreatorTool(PRODUCER);
            PDFAIdentificationSchema conformance = xmp.createAndAddPDFAIdentificationSchema();
            conformance.setPart(2);
            conformance.setConformance("B");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new XmpSerializer().serialize(xmp, bytes, true);
            PDMetadata metadata = new PDMetadata(document);
            metadata.importXMPMetadata(bytes.toByteArray());
            return metadata;
        } catch (BadFieldValueException | TransformerException impossible) {
            throw new IllegalStateException("these fields are always valid", impossible);
        }
    }

    private static PDOutputIntent intent(PDDocument document) throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo(SRGB);
        intent.setOutputCondition(SRGB);
        intent.setOutputConditionIdentifier(SRGB);
        intent.setRegistryName("http://www.color.org");
        return intent;
    }
}
