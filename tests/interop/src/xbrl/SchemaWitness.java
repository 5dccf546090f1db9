import java.io.File;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Validates files by an XML Schema with the parser of the JDK: `SchemaWitness schema.xsd file…`; one line for each file. */
final class SchemaWitness {
    public static void main(String[] words) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        Schema schema = factory.newSchema(new File(words[0]));
        for (int index = 1; index < words.length; index++) {
            System.out.println(isValid(schema, new File(words[index])) ? "valid" : "invalid");
        }
    }

    private static boolean isValid(Schema schema, File file) throws Exception {
        try {
            schema.newValidator().validate(new StreamSource(file));
            return true;
        } catch (SAXException refusal) {
            return false;
        }
    }
}
