//nanoarch:allow unclassified the tool cannot write this one yet
package gen
