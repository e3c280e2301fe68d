import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/** Validates PDF files against PDF/UA-1; ends with 0 if all of them conform. */
public final class VeraCheck {
  private static final String RULES = "/org/verapdf/pdfa/validation/PDFUA-1.xml";
  private static final int SHOWN = 20;

  public static void main(String[] names) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    ValidationProfile rules = Profiles.profileFromXml(VeraCheck.class.getResourceAsStream(RULES));
    int bad = 0;
    for (String name : names) {
      if (!conforms(name, rules)) {
        bad++;
      }
    }
    System.out.printf("%d files, %d not conforming%n", names.length, bad);
    System.exit(bad == 0 ? 0 : 1);
  }

  private static boolean conforms(String name, ValidationProfile rules) {
    PDFAFlavour flavour = PDFAFlavour.fromString("ua1");
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(name), flavour);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(rules, SHOWN, false, false, false)) {
      ValidationResult result = validator.validate(parser);
      boolean good = result.isCompliant();
      System.out.printf("%s %s, %d checks%n", good ? "pass" : "FAIL", name, result.getTotalAssertions());
      if (!good) {
        print(result);
      }
      return good;
    } catch (Exception error) {
      System.out.printf("ERROR %s %s%n", name, error);
      return false;
    }
  }

  private static void print(ValidationResult result) {
    Map<String, TestAssertion> first = new TreeMap<>();
    for (TestAssertion test : result.getTestAssertions()) {
      if (test.getStatus() == TestAssertion.Status.FAILED) {
        first.putIfAbsent(test.getRuleId().getClause() + " test " + test.getRuleId().getTestNumber(), test);
      }
    }
    first.forEach((rule, test) ->
        System.out.printf("   %s: %s%n      at %s%n", rule, test.getMessage(), test.getLocation().getContext()));
  }
}
