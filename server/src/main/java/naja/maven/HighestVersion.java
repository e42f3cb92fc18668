package naja.maven;

import org.eclipse.aether.util.graph.transformer.ConflictResolver;

/** Takes the highest of the versions that are asked for, as Gradle does. */
final class HighestVersion extends ConflictResolver.VersionSelector {

    @Override
    public void selectVersion(ConflictResolver.ConflictContext context) {
        for (ConflictResolver.ConflictItem item : context.getItems()) {
            ConflictResolver.ConflictItem winner = context.getWinner();
            boolean isHigher = winner == null
                    || item.getNode().getVersion().compareTo(winner.getNode().getVersion()) > 0;
            if (isHigher) {
                context.setWinner(item);
            }
        }
    }
}
