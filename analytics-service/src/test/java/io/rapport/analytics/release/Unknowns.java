package io.rapport.analytics.release;

import java.util.ArrayList;
import java.util.List;

/** Computes what is not told from equations in which all that is told is a constant. */
final class Unknowns {

    private Unknowns() {}

    /** Gauss and Jordan. */
    static List<double[]> reduced(List<double[]> all) {
        List<double[]> equations = new ArrayList<>(all);
        int row = 0;
        for (int column = 0; column < equations.getFirst().length && row < equations.size(); column++) {
            int pivot = row;
            while (pivot < equations.size() && Math.abs(equations.get(pivot)[column]) < 1e-9) {
                pivot++;
            }
            if (pivot == equations.size()) {
                continue;
            }
            double[] taken = equations.get(pivot);
            equations.set(pivot, equations.get(row));
            equations.set(row, taken);
            double by = taken[column];
            for (int i = 0; i < taken.length; i++) {
                taken[i] /= by;
            }
            for (int other = 0; other < equations.size(); other++) {
                double[] equation = equations.get(other);
                double times = equation[column];
                if (other != row && times != 0) {
                    for (int i = 0; i < equation.length; i++) {
                        equation[i] -= times * taken[i];
                    }
                }
            }
            row++;
        }
        return equations;
    }

    /** Which one it determines; -1 if none. */
    static int only(double[] equation) {
        int only = -1;
        for (int i = 0; i < equation.length; i++) {
            if (Math.abs(equation[i]) > 1e-9) {
                if (only >= 0) {
                    return -1;
                }
                only = i;
            }
        }
        return only;
    }
}
